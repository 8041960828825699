/**
 * The entry of a page that was opened from a folder: the same as the site's, with files from
 * scripts. The order matters: files are asked for as soon as the rest runs.
 */
import "./script-files.js";
import "../../assets/javascripts/tutorial.js";
import "../../assets/javascripts/beside-forms.js";
