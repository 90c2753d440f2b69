"""The guided steps as data: which questions, in which order, where each answer goes."""
