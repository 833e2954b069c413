// The desk: keyboard, selection, side drawer.
import { startDrawer } from "./drawer.js";
import { startKeyboard } from "./keyboard.js";
import { startSelection } from "./selection.js";

startDrawer();
startKeyboard();
startSelection();
