"""Details of places, weathers, hours and characters, in English; read by `bank.py`."""

LINES = """
@place:sea
1 Salt dries white on every rope.
1 Water in all directions, and all of it moving.
1 The horizon is a line drawn by someone with patience.
1 Gulls argue over nothing.
1 The swell lifts everything, and puts it back somewhere else.
v long swells to the horizon, spray in the air
@place:coast
1 Waves climb the rocks and fall back, and climb again.
1 The lamp turns, and the dark turns with it.
1 Below, the tide is counting stones.
1 There is salt on the windows and wind in the stairs.
1 The beam goes out, finds nobody, and comes home.
v cliffs and breaking surf, wet rock, a far horizon
@place:underwater
1 Down here, every sound arrives late.
1 Light comes down in long, slow ropes.
1 Somewhere above there is weather. Not here.
1 Silver bubbles rise and keep their secrets.
1 The deep hums, low and blue.
v shafts of light through blue water, drifting motes, coral shapes
@place:river
1 The river talks all day and repeats nothing.
1 Reeds bow, one after another, to no one.
1 A heron stands where it always stands.
1 The water carries the sky past in pieces.
v slow bright water, reeds and stones along the bank
@place:forest
1 The trees have been holding this silence for a hundred years.
1 Light falls through the leaves in small coins.
1 Moss keeps every footstep to itself.
1 Somewhere, a branch decides to fall.
1 It smells of rain and old wood.
v tall trunks, ferns and moss, light falling in shafts
@place:jungle
1 Everything is growing, and all of it at once.
1 A thousand insects agree on one note.
1 The air is warm enough to drink.
1 Leaves as big as doors swing open and shut.
v dense green layers, vines, wet leaves, hanging mist
@place:mountain
1 Up here, the air has edges.
1 The valley lies far below, like something dropped.
1 Stones the size of houses wait for nothing.
1 Clouds go by at eye level.
1 Every breath is a small cold coin.
v ridge behind ridge, bare rock, cloud in the valleys
@place:desert
1 The sand remembers nothing for longer than a night.
1 Heat stands over the ground like glass.
1 There is one road, and it is mostly sky.
1 Far off, a dust devil dances for nobody.
1 The quiet is so wide that it has weather of its own.
v wide dunes, rippled sand, heat haze on the horizon
@place:field
1 The grass moves in one long breath.
1 Larks climb on nothing but their own noise.
1 Dragonflies stitch the air together.
1 The path is only as wide as two feet.
1 Water in the furrows holds small pieces of sky.
v open green field, bending grass, a low far horizon
@place:garden
1 Bees are doing the accounts.
1 Someone has left a watering can in the sun.
1 Everything leans a little towards the light.
1 The soil is dark, and smells of beginnings.
v flower beds and leafy paths, a gate, dappled light
@place:snowfield
1 The snow has erased every argument.
1 Each breath hangs in the air and thinks about it.
1 Footprints are the only writing for miles.
1 The cold rings like a glass.
v unbroken white ground, low drifts, pale distance
@place:city
1 Ten thousand windows, and someone awake behind each.
1 Far below, the traffic breathes in and out.
1 The towers trade reflections.
1 Neon writes its one word over and over.
1 Somewhere a siren is looking for someone else.
v towers and lit windows, layered rooftops, distant traffic
@place:street
1 A streetlight hums its only note.
1 Wet asphalt keeps a copy of every sign.
1 Shutters come down, one after another.
1 Footsteps echo, then think better of it.
1 A cat crosses, as if it owned the deeds.
v shop fronts and street lamps, reflections on the ground
@place:market
1 Voices, scales, ice, the slap of wet leather sandals.
1 Everything has a price, and the price is a conversation.
1 Steam, spice and gossip rise together.
1 Knives flash, coins ring, somebody swears politely.
1 Baskets go by at the height of a nose.
v crowded stalls and awnings, baskets of goods, hanging bulbs
@place:village
1 Everybody knows the sound of every gate.
1 Smoke climbs straight up from the kitchens.
1 A rooster is early, and proud of it.
1 Laundry waves like small flags of peace.
v low roofs and narrow lanes, cooking smoke, a square with one tree
@place:road
1 The white line goes on like a patient sentence.
1 Poles go by, and wires rise and fall.
1 The radio finds a station, loses it, finds it.
1 Signs promise places nobody has ever met.
v a long road to the vanishing point, poles and verges
@place:room
1 Dust turns slowly in the one good stripe of light.
1 The clock is the loudest thing here.
1 A curtain breathes in, and out.
1 On the table, a cup has gone cold.
v window light across a simple room, table, curtain, worn floor
@place:kitchen
1 Something is simmering, and the windows know it.
1 Flour hangs in the light like weather.
1 A spoon taps twice on the rim of a pan.
1 It smells of butter, smoke and patience.
v pots and steam, worn wood counter, warm hanging light
@place:workshop
1 Old machines stand about like sleeping cattle.
1 Rust comes down in red, soft flakes.
1 Light falls through the broken roof in squares.
1 Every tool still hangs in the shape of its absence.
1 It smells of oil and of things almost finished.
v benches and idle machines, high windows, dust in the light
@place:hall
1 Every sound here comes back dressed as an echo.
1 Rows of empty seats lean in to listen.
1 The floor has been polished by a century of shoes.
1 High up, one window is still lit.
v tall columns and rows of seats, a high lit window
@place:castle
1 The walls are thick enough to keep secrets warm.
1 Banners hang still, tired of meaning things.
1 Torches mutter along the corridor.
1 From the tower, the whole kingdom looks like a rug.
v stone walls and towers, banners, torchlight
@place:temple
1 Incense writes slowly in the air.
1 A bell is struck once, and takes its time.
1 The steps are hollowed out by prayer.
1 Stone faces smile at something just behind us.
v carved stone tiers, steps, incense smoke, still statues
@place:space
1 There is no sound out here. There is only distance.
1 The stars do not twinkle. They stare.
1 Far below, a blue curve turns without hurry.
1 One red light blinks, faithfully, for no one.
v black star field, the curve of a planet, hard sunlight
@place:sky
1 The clouds have corridors, and they are empty.
1 From here, rivers look like handwriting.
1 The air is thin, bright, and very old.
1 Nothing up here casts a shadow but us.
v banks of luminous cloud, endless open air
@place:abstract
1 The space around it has no edges.
1 Colours move, very slowly, like thought.
1 It is nowhere, and it is lit beautifully.
1 Shapes appear, consider, and go.
v soft shapes and drifting light in open space
@weather:storm
1 Thunder walks up and down the roof.
1 Lightning takes a picture, and keeps it.
1 The rain comes in sideways.
v storm clouds torn by lightning, driving rain
@weather:rain
1 Rain draws its grey lines through everything.
1 The gutters sing under their breath.
1 Every surface has learned to shine.
v fine rain, wet reflections
@weather:snow
1 Snow falls as if it had all year.
1 The flakes take away the sound first.
v falling snow
@weather:fog
1 The fog gives back one thing at a time.
1 Beyond ten steps, the world is a rumour.
v drifting fog
@weather:wind
1 The wind goes through every pocket.
1 Anything loose is already on its way.
v strong wind pulling at everything
@weather:cloudy
1 The sky is low, and in no mood to explain.
1 Grey light lies evenly on everything.
v low grey cloud
@weather:clear
1 There is not one cloud to hide behind.
1 The sky is clear all the way up.
v clear air
@hour:dawn
1 The first bird tries the first note.
1 Roofs come out of the dark, one at a time.
1 The first light arrives without knocking.
1 Dawn rubs the edges off the dark.
@hour:morning
1 Somewhere a kettle has just made up its mind.
1 Shutters go up, one by one.
1 There is dew on everything that stayed out.
1 It is early, and the day has not been used yet.
1 The morning is still folded.
@hour:noon
1 Nobody moves who does not have to.
1 At noon, even the shadows stay home.
1 The sun stands straight up and looks down.
@hour:afternoon
1 The light has all the time in the world.
1 Somewhere a radio is talking to itself.
1 Shadows begin to stretch their legs.
1 The afternoon is in no hurry at all.
1 Long light leans in from the side.
@hour:golden
1 Every edge has a bright outline now.
1 For ten minutes, even the dust is worth looking at.
1 The last sun turns everything to honey.
1 The light goes gold and forgives everyone.
@hour:dusk
1 The sky keeps the light a little longer than the ground.
1 Windows turn yellow, here and there.
1 The blue hour comes, with its sleeves rolled up.
1 One by one, the lamps remember their work.
@hour:night
1 One window is still lit.
1 Sounds carry further in the dark.
1 The moon has seen all of this before.
1 The night has its own rules.
1 Overhead, the dark is full of small holes.
@noun:lighthouse keeper
1 A hundred and twelve steps, and {p} <knows/know> them all by foot.
1 Every hour, the log says the same thing: nothing.
@noun:fisherman
1 The nets are mended in more places than not.
1 These hands were young once, in this very boat.
@noun:robot
1 Inside {s} chest, a small fan whirrs, which is as close as it gets to a sigh.
1 One bolt is loose, and has been for years.
@noun:detective
1 Cold coffee, bad lamp, no answers.
1 Everyone lies a little. It is a question of where to press.
@noun:astronaut
1 {s} breath is the only wind for a million miles.
1 The gloves make everything feel like a memory.
@noun:sister
1 One drives. The other one argues with the map.
1 They have the same laugh, and neither will admit it.
@noun:chef
1 Eleven burns on one arm, each with a recipe attached.
@noun:musician
1 The case is more scuffed than the shoes.
@noun:painter
1 There is blue under every fingernail.
@noun:coffee
1 One red cherry, two small green seeds. That is all it is.
1 Then fire, a crackle, and the smell that wakes up half the planet.
@noun:chocolate
1 It starts bitter, in a pod the colour of rust.
@noun:bread
1 Flour, water, salt, and the one thing money cannot hurry: time.
@noun:honey
1 Twelve bees, one whole life each: that makes a teaspoon.
@noun:rain
1 It was a sea once. It will be a sea again.
@figure:child
1 Both knees are scraped, and neither is mentioned.
1 {P} <is/are> at the age when everything is still possible.
@figure:elder
1 {P} <walks/walk> like someone who has read the ending.
1 There are whole years folded into that face.
@figure:woman
1 She has already decided. Her coat just does not know it.
@figure:man
1 He carries his silence like a tool.
@figure:person
1 There is a name sewn inside the collar, almost worn away.
1 {P} <has/have> the look of someone listening to the next room.
@figure:crowd
1 There are many of them, and they breathe like one.
@figure:dog
1 One ear is up, and the other one is thinking about it.
1 The tail gives everything away.
@figure:cat
1 {s} tail is a question mark that already knows.
1 {P} <walks/walk> as if the ground were a favour.
@figure:horse
1 The ears go first, then the heart.
@figure:bird
1 It weighs about as much as a letter.
@figure:fish
1 Light slides along its side like a thought.
@figure:whale
1 Each heartbeat takes its time.
@figure:insect
1 Seen this close, it wears armour and gold.
@figure:beast
1 The ground knows those footsteps, and keeps quiet.
@figure:dragon
1 Smoke curls from a sleep that has lasted centuries.
1 Each scale holds its own small fire.
@figure:robot
1 Two round lights blink, not quite together.
@figure:spirit
1 It has no face, and still, one feels looked at.
@figure:boat
1 The planks creak in a language older than maps.
@figure:car
1 The dashboard is a shrine of small, useless things.
@figure:train
1 The rails sing long before it comes.
@figure:aircraft
1 The wings shiver, the way a held breath does.
@figure:rocket
1 Somewhere, a voice is counting backwards.
1 Frost slides from the hull in silent sheets.
@figure:tree
1 The roots have been having the same conversation for ages.
@figure:lighthouse
1 It has one good eye, and never shuts it.
@figure:thing
1 Held to the light, it seems to hold the light back.
@rest
1 And then, quiet.
1 A breath.
1 Nothing moves.
1 Look.
1 It begins like this.
1 Not yet.
1 Almost there now.
1 Slowly, slowly.
1 No one says a word.
1 Time does what it does.
1 The light changes, a little.
1 Somewhere, something waits.
1 It is like that sometimes.
1 A small thing, and everything.
1 You would have to see it to believe it.
1 The world holds still for once, and listens.
1 Nobody planned for it to happen quite this way.
1 And all around, life goes on as if it knew nothing.
1 If you had been standing there, you would have felt it too.
1 For as long as it lasts, there is nowhere else to be.
"""
