"""Portfolios in and out: one module for each format, plain functions between bytes and records."""
