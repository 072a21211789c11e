"""The lab: processes in which foreign media are probed, decoded and encoded, and nothing else can be done."""
