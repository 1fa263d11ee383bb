"""Documents as offices from Acre to Bahia and from Pará to the Pantanal draw them up, from 1938 to today."""
