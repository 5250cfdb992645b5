#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Our rules of segmentation, with Java's regular expressions, in the library "segment"
# that LanguageTool cuts by, and against the schema of SRX 2.0 that it brings. (OmegaT 3.6 keeps
# its rules in a form of its own and reads no SRX.)
. "${srcdir:-.}/tests/clients/lib.sh"
needs "$python" javac xmllint
jar=/usr/share/java/segment.jar
[ -e $jar ] || { echo "skipped: no $jar"; exit 77; }
golden=$srcdir/tests/data/segmentation
"$SAMSVAR" export --to srx --lang nb,is,en -o all.srx || exit 1

"$python" -m zipfile -e $jar jar
mv jar/net/sourceforge/segment/res/xml/srx20.xsd .
ok "the schema of SRX 2.0" xmllint --noout --nonet --schema srx20.xsd all.srx
cat >Cut.java <<'END'
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import net.sourceforge.segment.srx.*;
import net.sourceforge.segment.srx.io.Srx2SaxParser;

/** Cuts each line of standard input, LANG TAB TEXT (with \n), into parts with tabs between. */
public class Cut {
    public static void main(String[] args) throws Exception {
        SrxDocument rules = new Srx2SaxParser().parse(
            new InputStreamReader(new FileInputStream(args[0]), StandardCharsets.UTF_8));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        for (String line; (line = in.readLine()) != null;) {
            String[] part = line.split("\t", 2);
            SrxTextIterator cuts =
                new SrxTextIterator(rules, part[0], part[1].replace("\\n", "\n"));
            StringBuilder all = new StringBuilder();
            while (cuts.hasNext())
                all.append(cuts.next().replace("\n", "\\n")).append('\t');
            out.println(all);
        }
        out.flush();
    }
}
END
path=$jar:/usr/share/java/commons-logging.jar:/usr/share/java/jaxb-api.jar
ok "javac" javac -nowarn -cp $path Cut.java
"$python" - "$golden" >cases <<'END'
import glob, json, sys
for name in sorted(glob.glob(sys.argv[1] + "/*.jsonl")):
    for line in open(name, encoding="utf-8"):
        case = json.loads(line)
        if "\t" not in case["text"] and "\r" not in case["text"]:
            print(case["lang"] + "\t" + case["text"].replace("\n", "\\n"))
END
java -cp .:$path Cut all.srx <cases >cuts 2>log || head -c 500 log
"$python" - "$golden" cuts >share <<'END'
import glob, json, sys
want = [json.loads(line) for name in sorted(glob.glob(sys.argv[1] + "/*.jsonl"))
        for line in open(name, encoding="utf-8")]
want = [case["sentences"] for case in want
        if "\t" not in case["text"] and "\r" not in case["text"]]
got = [[part.replace("\\n", "\n").strip() for part in line.rstrip("\n").split("\t")]
       for line in open(sys.argv[2], encoding="utf-8", newline="\n")]
same = sum(a == [part for part in b if part] for a, b in zip(want, got))
print(f"segment: {same} of {len(want)} cut the same")
sys.exit(len(got) != len(want) or same < 0.92 * len(want))
END
ok "the library cuts as we do" [ $? -eq 0 ]
cat share
exit $((failed > 0))
