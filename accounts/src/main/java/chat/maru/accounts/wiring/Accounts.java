package chat.maru.accounts.wiring;

import chat.maru.accounts.ApiKeys;
import chat.maru.accounts.Audit;
import chat.maru.accounts.KeySpending;
import chat.maru.accounts.Revocations;
import chat.maru.accounts.Sessions;
import chat.maru.accounts.UserLog;
import chat.maru.accounts.Users;
import chat.maru.accounts.http.AuditApi;
import chat.maru.accounts.http.ControlApi;
import chat.maru.accounts.http.KeysApi;
import chat.maru.accounts.http.MeApi;
import chat.maru.accounts.http.SessionsApi;
import chat.maru.accounts.http.UsersApi;
import chat.maru.edge.Authenticator;
import chat.maru.edge.Routes;

/// The parts of this module.
public record Accounts(
    Users users,
    Sessions sessions,
    ApiKeys keys,
    Audit audit,
    Authenticator authenticator,
    Revocations revocations) {
  /// Adds this module's endpoints.
  ///
  /// @param log where each user's events stand
  /// @param version of this Maru
  /// @param spending what keys have spent
  public void addTo(Routes routes, UserLog log, String version, KeySpending spending) {
    new UsersApi(users, version).addTo(routes);
    new SessionsApi(sessions).addTo(routes);
    new MeApi(users, sessions, log).addTo(routes);
    new KeysApi(keys, spending).addTo(routes);
    new AuditApi(audit).addTo(routes);
    new ControlApi(users, sessions, keys, spending).addTo(routes);
  }
}
