//! The shell at the editor's desk: the only home of files, arguments and printing.
