"""What is played in the room: how the example coalition came together, and the evening of the demonstration.
script.py says how it is read. Lucía reads Spanish, so her own buttons are in Spanish too."""

COMING_TOGETHER = """
# Ana sets up the coalition
ana: /coalition
ana presses Set one up
ana presses Continue
ana answers Riverside Together | English
# The organisations come in
ana presses Add mine
ana presses Continue
ana answers Hillside School | A primary school with 300 children and their families.
ana presses I speak for it
ana presses Confirm
ben: /coalition
ben presses Add mine
ben presses Continue
ben answers Harbour Counselling Centre | People talk with us when life is heavy. It is free.
ben presses I speak for it
ana presses Confirm
lucia: /coalition
lucia presses Añadir la mía
lucia presses Continuar
lucia answers Riverside Clinic | Doctors and nurses for everyone, with or without papers.
lucia presses Hablo por ella
ana presses Confirm
samir: /coalition
samir presses Add mine
samir presses Continue
samir answers Tenants' Union | We help each other with landlords, repairs and rents.
samir presses I speak for it
ana presses Confirm
mei: /coalition
mei presses Add mine
mei presses Continue
mei answers City Youth Office | The city's office for young people from 10 to 25.
mei presses I speak for it
ana presses Confirm
"""

HEARING_EACH_OTHER = """
# They hear each other out
ana: /coalition
ana presses Listening round
ana presses First round
ben, lucia, samir and mei press Join
ana presses Join
look
ana presses Start
# Ben takes one more minute
ben presses I'm here
ben: Every week a mother tells us that nobody told her where to ask for help.
+4m
ben presses One more minute
ben: A list of all our services, on one page, would be the first thing.
ben presses Done
+20s
# Lucía passes
lucia presses Pass
# Samir is not here
+2m
mei presses I'm here
mei: The young people ask for a place where they can do homework in the afternoon.
look
+2m
mei presses Done
+20s
ana presses I'm here
ana: Our school stands empty from four o'clock. I would like to talk about that.
+3m
ana presses Done
+20s
# Who passed or was not here is asked again
lucia presses I'm here
lucia: I needed to hear you first. Our nurses could come to the school on Mondays.
+1m
lucia presses Done
+20s
samir presses I'm here
samir: My train was late. Many flats are damp, and the children cough all winter.
+2m
samir presses Done
+20s
samir presses My time
# Three promises on how they treat each other
ana: /coalition
ana presses Three promises
ana presses Write three promises
ana answers  | Nobody is filmed or named outside. |
ben presses We can keep these
mei presses We can keep these
samir presses Not yet, let us talk
samir presses Change the words
samir answers  | Nobody is filmed, photographed or named outside. |
ben, mei and samir press We can keep these
lucia: /ground-rules
lucia presses Ver las promesas
lucia presses Podemos cumplirlas
# One word each
ana: /coalition
ana presses One word each
ana presses Ask for one word each
ben presses Say my word
ben answers lighter
samir presses Say my word
samir answers مطمئن
mei presses Pass
lucia presses Say my word
lucia answers esperanza
ana presses Say my word
ana answers hopeful
look
ana presses End
ana: yes
# The next date
ana presses Set a date
ana presses Set a meeting
ana answers Our second evening | 2026-03-12 | 18:30 | Hillside School, the library | Just this once
ben: /coalition
ben presses More
"""

BEGINNING = COMING_TOGETHER
EVENING = COMING_TOGETHER + HEARING_EACH_OTHER
