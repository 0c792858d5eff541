/// The web application's files.
@NullMarked
package chat.maru.edge.web;

import org.jspecify.annotations.NullMarked;
