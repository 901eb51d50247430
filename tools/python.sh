#!/bin/sh
# Prints an interpreter of this machine by its version: tools/python.sh 3.11
# One that is only a stub of a version manager is passed over; exit code 1 where there is none.
version=$1
for python in "${PYTHON:-python3}" "python$version" \
    "$(pyenv root 2>/dev/null)"/versions/"$version".*/bin/python; do
    if [ "$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = "$version" ]
    then echo "$python"; exit 0; fi
done
exit 1
