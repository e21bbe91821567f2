"""Inputs that are made to do harm."""
