"""`pip install .` or `python setup.py build_ext --inplace`, with cosemkit and Cython installed."""

from Cython.Build import cythonize
from setuptools import Extension, setup

setup(name="fast-push", ext_modules=cythonize([Extension("fast_push", ["fast_push.pyx"])], quiet=True))
