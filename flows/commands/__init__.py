"""The commands of the command line, one module each. They import what is heavy only when they run."""
