"""The shapes of our data, one class a record. A field's description is what editors are shown."""
