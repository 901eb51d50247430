"""What tests are made of: invented books and districts, second calculations, readers of outputs."""
