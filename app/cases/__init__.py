"""What a person does: each one function and one transaction, called by web and cli alike."""
