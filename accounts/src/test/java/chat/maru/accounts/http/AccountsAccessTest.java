package chat.maru.accounts.http;

import static org.assertj.core.api.Assertions.assertThat;

import chat.maru.accounts.KeyTerms;
import chat.maru.accounts.Origin;
import chat.maru.accounts.User;
import chat.maru.base.UserId;
import chat.maru.base.json.JsonObject;
import chat.maru.edge.Route;
import chat.maru.edge.testing.RouteAccess;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountsAccessTest {
  @Test
  void every_endpoint_keeps_out_who_should_stay_outside() {
    try (AccountsServer house = new AccountsServer()) {
      JsonObject hana = house.register("hana");
      house.register("mina");
      house.register("sora");
      String expired = house.token("hana");
      house.clock.advance(Duration.ofDays(40));
      String signedOut = house.token("hana");
      house.server.as(signedOut).delete("/api/sessions/current");
      User operator = house.accounts.users().require(UserId.parse(hana.requireString("id")));
      var key =
          house.accounts.keys().create(operator.id(), "good", KeyTerms.NONE, Origin.command());
      var revoked =
          house.accounts.keys().create(operator.id(), "bad", KeyTerms.NONE, Origin.command());
      house.accounts.keys().revoke(operator.id(), revoked.key().id(), Origin.command());
      RouteAccess.Tokens tokens =
          new RouteAccess.Tokens(
              house.token("hana"),
              house.token("mina"),
              house.token("sora"),
              key.secret(),
              expired,
              signedOut,
              revoked.secret());
      RouteAccess access =
          new RouteAccess(
              house.server.url(),
              tokens,
              new RouteAccess.Examples() {
                @Override
                public String parameter(Route route, String name) {
                  return route.path().contains("/keys/") ? key.key().id() : "hana";
                }

                @Override
                public boolean concernsOthers(Route route) {
                  return route.path().endsWith("/{id}");
                }
              });
      assertThat(access.violations(house.routes.all())).isEmpty();
    }
  }
}
