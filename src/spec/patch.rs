//! A step's patch over the story's base chart (JSON Merge Patch, RFC 7396).
