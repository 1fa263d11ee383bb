"""How probe and rasterize touch a file that nobody vouches for: bounded, checked, failures named."""
