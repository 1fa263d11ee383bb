"""A site under fire: its processes are killed, its disk fills and its clock jumps while documents come."""
