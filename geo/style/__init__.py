"""How things look, whatever draws them: colours and symbols."""
