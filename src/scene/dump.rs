//! A scene as text, one line per item: the golden form.
