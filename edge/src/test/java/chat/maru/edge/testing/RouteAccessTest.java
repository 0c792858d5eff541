package chat.maru.edge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.base.CommonError;
import chat.maru.base.MaruException;
import chat.maru.edge.Access;
import chat.maru.edge.Reply;
import chat.maru.edge.Request;
import chat.maru.edge.Routes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteAccessTest {
  private static final RouteAccess.Tokens TOKENS =
      new RouteAccess.Tokens("alice", "bob", "carol", "mk-bob", "expired", "gone", "mk-gone");

  private static Routes routes() {
    return new Routes()
        .get("/healthy", Access.PUBLIC, _ -> Reply.noContent())
        .post("/api/door", Access.PUBLIC, _ -> Reply.noContent())
        .put("/api/rooms/{room}/name", Access.USER, RouteAccessTest::bobsRoom)
        .upload("/api/rooms/{room}/imports", Access.USER, 100, RouteAccessTest::bobsRoom)
        .socket("/api/socket", Access.USER, _ -> {})
        .delete("/api/providers/{name}", Access.OPERATOR, _ -> Reply.noContent())
        .post("/api/control/users", Access.CONTROL, _ -> Reply.noContent())
        .post("/v1/chat/completions", Access.KEY, _ -> Reply.noContent());
  }

  private static Reply bobsRoom(Request request) {
    if (!request.caller().equals(FixedCallers.BOB)) {
      throw new MaruException(CommonError.NOT_FOUND, "There is no such room");
    }
    return Reply.noContent();
  }

  @Test
  void a_house_with_its_doors_shut_has_no_violation() {
    assertThat(violations(routes())).isEmpty();
  }

  @Test
  void an_open_door_is_found() {
    Routes routes =
        routes()
            .get("/api/rooms/{room}/open", Access.USER, _ -> Reply.noContent())
            .get("/api/forgotten", Access.USER, _ -> Reply.noContent());
    assertThat(violations(routes))
        .containsExactly("GET /api/rooms/{room}/open as a stranger: 204  (expected: [403, 404])");
  }

  private static List<String> violations(Routes routes) {
    try (TestServer server = TestServer.start(routes, new FixedCallers())) {
      return new RouteAccess(server.url(), TOKENS, (_, _) -> "some-id").violations(routes.all());
    }
  }
}
