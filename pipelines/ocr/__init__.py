"""Readers: engines that turn the picture of a page into lines, words and confidences."""
