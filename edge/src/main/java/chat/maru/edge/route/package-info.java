/// From a path to its route.
@NullMarked
package chat.maru.edge.route;

import org.jspecify.annotations.NullMarked;
