"""What people corrected: kept as events beside a dataset, applied after every reading.

In: events (``jalon.schemas.corrections``) and a dataset as the machine read it. Out: the dataset
with what they say, the machine's values beside; what does not fit any more changes nothing and is
a finding.
"""
