# SPDX-License-Identifier: GPL-3.0-or-later
# Prints C source as FILE:LINE:CODE without comments and string literals, so
# that a search finds calls and not words.
FNR == 1 { comment = 0 }
{
	line = $0
	code = ""
	while (line != "") {
		if (comment) {
			end = index(line, "*/")
			if (end == 0)
				break
			line = substr(line, end + 2)
			comment = 0
		} else if (match(line, /^"(\\.|[^"\\])*"/) ||
			   match(line, /^'(\\.|[^'\\])*'/)) {
			code = code "\"\""
			line = substr(line, RLENGTH + 1)
		} else if (substr(line, 1, 2) == "/*") {
			comment = 1
			line = substr(line, 3)
		} else if (substr(line, 1, 2) == "//") {
			break
		} else {
			code = code substr(line, 1, 1)
			line = substr(line, 2)
		}
	}
	print FILENAME ":" FNR ":" code
}
