"""old English -> (new English, Spanish for the new one)."""
CHANGES = {
 # kernel
 "I cannot find that here. It may be over, or belong to another group.":
  ("I cannot find that here; it may be over, or belong to another group. Type /coalition to see what is here.",
   "No lo encuentro aquí; quizá ya ha terminado o es de otro grupo. Escribe /coalition para ver qué hay."),
 "This button is from an older message. Please open the page again and use the button there.":
  ("This button is too old to work. Please type /coalition and use the buttons there.",
   "Este botón es demasiado antiguo y ya no funciona. Escribe /coalition y usa los botones de allí."),
 "There is no coalition in this place yet. Type /coalition to set one up.":
  ("There is no coalition in this channel yet. Type /coalition to set one up.",
   "En este canal todavía no hay una coalición. Escribe /coalition para crear una."),
 "Someone was quicker and this has just changed. Please look at the new state and try again.":
  ("Someone else has just changed this. Please look at it as it is now, and try again.",
   "Otra persona acaba de cambiar esto. Mira cómo está ahora y vuelve a intentarlo."),
 # desk
 "That was a lot at once. Please wait a moment and press again.":
  ("That was a lot at once. Please wait a moment and try again.",
   "Eso ha sido mucho de una vez. Espera un momento y vuelve a intentarlo."),
 # terminal
 "Enter keeps what stands there. Type /cancel to leave the form.":
  ("Press Enter to keep what is written there. Type /cancel to leave the form.",
   "Pulsa Intro para dejar lo que ya está escrito. Escribe /cancel para salir del formulario."),
 "Nothing was sent. Type again to change what you wrote.":
  ("Nothing was sent. Type “again” to change what you wrote.",
   "No se ha enviado nada. Escribe «again» para cambiar lo que pusiste."),
 "There is no button {number} yet. Type look to see the buttons that are here.":
  ("There is no button {number} yet. Type “look” to see the buttons that are here.",
   "Todavía no hay un botón {number}. Escribe «look» para ver los botones que hay."),
 "Button {number} was shown to someone else. Type look to see the buttons for everyone.":
  ("Button {number} was shown to someone else. Type “look” to see the buttons for everyone.",
   "El botón {number} se mostró a otra persona. Escribe «look» para ver los botones para todo el mundo."),
 "Nobody here is called {user}. You can type as {known}, or as {user} new for someone new.":
  ("Nobody here is called {user}. You can be {known}; type “as {user} new” to add someone new.",
   "Aquí nadie se llama {user}. Puedes ser {known}; escribe «as {user} new» para añadir a alguien nuevo."),
 "{user} is here already. Type as {user} to continue as this person.":
  ("{user} is here already. Type “as {user}” to continue as this person.",
   "{user} ya está aquí. Escribe «as {user}» para seguir como esta persona."),
 "Nothing has been written in this room yet.":
  ("Nothing has been written in this channel yet. Type /coalition to begin.",
   "Todavía no se ha escrito nada en este canal. Escribe /coalition para empezar."),
 "You type as {name}. This room is only on your computer.":
  ("You type as {name}. This window is your channel, and it is only on your computer.",
   "Escribes como {name}. Esta ventana es tu canal, y está solo en tu ordenador."),
 # coalition: facilitators
 "Stop being a facilitator? Another one can make you one again.":
  ("Stop being a facilitator? Another facilitator can make you one again.",
   "¿Dejas de facilitar? Otra persona que facilita puede pedírtelo de nuevo."),
 "They start rounds and keep time. They have no vote by it.":
  ("Facilitators start rounds and keep time. This gives them no vote.",
   "Quienes facilitan abren las rondas y llevan el tiempo. Eso no les da un voto."),
 "Make someone one": ("Make someone a facilitator", "Pedir a alguien que facilite"),
 "{who} asked them to be.": ("{who} asked them to be one.", "Se lo ha pedido {who}."),
 "Stop being one": ("Stop being a facilitator", "Dejar de facilitar"),
 # home
 "No round is under way. One can be opened at any time.":
  ("No round is open; you can open one at any time.",
   "No hay ninguna ronda abierta; puedes abrir una cuando quieras."),
 "Open the round": ("See the round", "Ver la ronda"),
 "The first listening round is under way.": ("The first listening round is open.", "La primera ronda de escucha está abierta."),
 "No date is set. It can be set at the end of a round.":
  ("No date is set; you can set one at the end of a round.",
   "No hay fecha; puedes poner una al final de una ronda."),
 # joining
 "Go on": ("Continue", "Continuar"),
 # mine
 "You hold none.": ("You hold no seat.", "No tienes ningún puesto."),
 "Step back from the seat? Everyone can see it.": ("Give back the seat? Everyone can see it.", "¿Dejas el puesto? Todo el mundo puede verlo."),
 "Step back": ("Give back the seat", "Dejar el puesto"),
 "You stepped back": ("You gave the seat back", "Has dejado el puesto"),
 "You hold the seat of {organisation}. Please type /coalition me and step back first.":
  ("You hold the seat of {organisation}. Please type /coalition me and give it back first.",
   "Tienes el puesto de {organisation}. Antes, escribe /coalition me y déjalo."),
 "This is your own seat. To give it back, type /coalition me and press Step back.":
  ("This is your own seat. To leave it, type /coalition me and press Give back the seat.",
   "Este es tu propio puesto. Para dejarlo, escribe /coalition me y pulsa Dejar el puesto."),
 # people
 "Organisations, as they came in": ("Organisations, in the order they joined", "Organizaciones, en el orden en que se unieron"),
 # seats
 "{by} has not confirmed {who}. Anyone from it can step in.":
  ("{by} has not confirmed {who}. Anyone from it can ask to speak for it.",
   "{by} no ha confirmado a {who}. Cualquiera de la organización puede ofrecerse."),
 "It is no longer {who}. Anyone from it can step in.":
  ("It is no longer {who}. Anyone from it can ask to speak for it.",
   "Ya no es {who}. Cualquiera de la organización puede ofrecerse."),
 "One alternate less for {organisation}": ("A change of alternates for {organisation}", "Cambio de suplentes en {organisation}"),
 "It is no longer {who}.": ("{who} is no longer an alternate.", "{who} ya no es suplente."),
 "Take off the list": ("Remove as alternate", "Quitar como suplente"),
 "There are {most} alternates, and more do not fit. You can take one off the list first.":
  ("There are {most} alternates, and more do not fit. You can remove one first.",
   "Ya hay {most} suplentes y no caben más. Antes puedes quitar a alguien."),
 "You have questioned this once, and it was confirmed again. You can bring it up in a listening round.":
  ("You have questioned this once, and it was confirmed again. You can talk about it in a listening round.",
   "Ya preguntaste por esto una vez y se confirmó de nuevo. Puedes hablarlo en una ronda de escucha."),
 "This was open to question until {until}. You can bring it up in a listening round.":
  ("This was open to question until {until}. You can talk about it in a listening round.",
   "Se podía preguntar por esto hasta: {until}. Puedes hablarlo en una ronda de escucha."),
 # coalition forms
 "Both can be changed later. You will be its first facilitator.":
  ("You can change its name and language later. You will be its first facilitator.",
   "Después puedes cambiar el nombre y el idioma. Serás la primera persona que facilita."),
 "All members see these. What is posted for all is in this language.":
  ("All members see what you write here. What is posted for all is in this language.",
   "Cada integrante ve lo que escribes aquí. Lo que se publica para todo el grupo va en este idioma."),
 # listening
 "Hear each other out, one person at a time.": ("Listen to each other, one person at a time.", "Escucharse, una persona cada vez."),
 "You listen only. To speak after all, press Join.": ("You listen only. If you would like to speak, press Join.", "Solo escuchas. Si quieres hablar, pulsa Unirme."),
 "Move on": ("Next person", "Siguiente persona"),
 "This round waited a day for its facilitator, so it is closed now.":
  ("Nothing has happened in this round for a day, so it is closed now.",
   "En esta ronda no ha pasado nada durante un día, así que ahora se cierra."),
 "They are posted in the channel under your name. The bot does not keep them.":
  ("Your words are posted in the channel under your name. The bot does not keep them.",
   "Tus palabras se publican en el canal con tu nombre. El bot no las guarda."),
 "With No, nobody is cut off: people finish when ready.":
  ("If not, people finish when they are ready.",
   "Si no, cada persona termina con calma."),
 "It is {who}'s turn now. You will be asked when it is yours.":
  ("It is {who}'s turn now. The card of the round shows who is next.",
   "Ahora es el turno de {who}. La tarjeta de la ronda muestra quién va después."),
 "{at} is over already. Please choose a date to come.":
  ("{at} has passed already. Please choose a date in the future.",
   "Esa fecha ya ha pasado: {at}. Elige una que esté por venir."),
}
NEW = {
 "You asked to speak for {organisation}": "Has pedido hablar por {organisation}",
 "Everyone in this channel": "Todas las personas de este canal",
 "They can read what is written for all.": "Pueden leer lo que se escribe para todo el grupo.",
 "Change the first round": "Cambiar la primera ronda",
}
SPANISH_ONLY = {
 "Add the organisation that you are from. It keeps its own name and ways.":
   "Añade la organización a la que perteneces. Conserva su nombre y su manera de hacer las cosas.",
 "Please write no names of clients, pupils or patients here.":
   "Por favor, no escribas aquí nombres de clientes, estudiantes o pacientes.",
 "Heard": "Han hablado",
}
