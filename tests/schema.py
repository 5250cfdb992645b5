# SPDX-License-Identifier: LGPL-3.0-or-later
"""schema.py SCHEMA FILE...: checks alignment files, .json or .jsonl, against the schema.

Exit code 0, or 1 with a line a finding; 77 (skipped) without the jsonschema module.
"""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)


def check(validator, value, where):
    found = 0
    for error in validator.iter_errors(value):
        path = "/".join(str(step) for step in error.absolute_path)
        print(f"{where}: {path}: {error.message[:200]}")
        found += 1
    return found


def main(argv):
    with open(argv[1], encoding="utf-8") as f:
        schema = json.load(f)
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = jsonschema.Draft202012Validator(schema)
    record = jsonschema.Draft202012Validator(
        {"$ref": "#/$defs/record", "$defs": schema["$defs"], "properties": schema["properties"]})
    found = 0
    for path in argv[2:]:
        with open(path, encoding="utf-8", newline="\n") as f:
            if path.endswith(".jsonl"):
                for number, line in enumerate(f, 1):
                    found += check(record, json.loads(line), f"{path}:{number}")
            else:
                found += check(whole, json.load(f), path)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
