import re, sys, pathlib
sys.path.insert(0,'/tmp/mend')
from words import CHANGES
root=pathlib.Path('/work/main')
files=[p for d in ('bot','adapters','tests') for p in (root/d).rglob('*') if p.suffix in {'.py','.script'}]
short={'Step back','Go on','Move on','Open the round','You hold none.','Make someone one','Stop being one','Take off the list'}
for old,(new,_) in CHANGES.items():
    hits=0
    for p in files:
        t=p.read_text('utf-8')
        if old not in t: continue
        n=0
        if len(old)<20 or old in short:
            # whole quoted strings or [label] in scripts
            t2=re.sub(r'(["\[])'+re.escape(old)+r'(["\]])', lambda m:m[1]+new+m[2], t)
        else: t2=t.replace(old,new)
        if t2!=t: p.write_text(t2,'utf-8'); hits+=1; 
        if old in t2.replace(new,''): print('  left in',p.relative_to(root),':',old)
    print(hits,old[:60])
