"""A loopback newspaper: five sites on real HTTP servers, what they publish in three days, and whether newsloom has it once."""
