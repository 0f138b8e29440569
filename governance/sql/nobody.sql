-- Nobody at any level: it stays where it was meant to be, and every sweep looks again.
UPDATE ladder_asked SET asked = meant_for WHERE asked > 5
