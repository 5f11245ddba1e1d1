"""An image as a resource."""

from tools import PIXEL


def main():
    return PIXEL
