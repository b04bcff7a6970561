"""Who the person is: sign-in, saved accounts and the vault that keeps them."""
