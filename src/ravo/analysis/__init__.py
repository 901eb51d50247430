"""What the deprivations of many households add up to: measures of multidimensional poverty."""
