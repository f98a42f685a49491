"""What is played in the room: how the example coalition came together, and the evening of the demonstration.
script.py says how it is read. All that these people do, anyone can type and press."""

COMING_TOGETHER = """
# Ana sets up the coalition
ana: /coalition
ana presses Set one up
ana presses Go on
ana answers Riverside Together | English
# The organisations come in
ana presses Add mine
ana answers Hillside School | A primary school with 300 children and their families.
ana presses I speak for it
ana presses Confirm
ben: /coalition
ben presses Add mine
ben answers Harbour Counselling Centre | People talk with us when life is heavy. It is free.
ben presses I speak for it
ana presses Confirm
lucia: /coalition
lucia presses Add mine
lucia answers Riverside Clinic | Doctors and nurses for everyone, with or without papers.
lucia presses I speak for it
ana presses Confirm
samir: /coalition
samir presses Add mine
samir answers Tenants' Union | We help each other with landlords, repairs and rents.
samir presses I speak for it
ana presses Confirm
mei: /coalition
mei presses Add mine
mei answers City Youth Office | The city's office for young people from 10 to 25.
mei presses I speak for it
ana presses Confirm
"""

LISTENING = """
# They hear each other out
ana: /listening-round What would help families here most?
ben, lucia, samir and mei press Join
ana presses Join
look
ana presses Start
"""

EVENING = COMING_TOGETHER + LISTENING
BEGINNING = COMING_TOGETHER
