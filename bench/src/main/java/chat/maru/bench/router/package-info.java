/// How well the router's learning chooses, on published outcomes.
@org.jspecify.annotations.NullMarked
package chat.maru.bench.router;
