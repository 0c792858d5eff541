package chat.maru.orchestrator.money;

/// What one attempt changes in one account. It is written in one transaction with the receipt of
/// its call, once: the receipt's id is the id of the attempts in it.
///
/// @param account the account's id
/// @param windowStart of the window that the money was reserved in, in UTC milliseconds
/// @param node the node that leased the money; empty if nothing was leased
/// @param cost what was spent, in micro-USD
/// @param leased the part of `cost` that the node had leased; the rest is debt
public record Settlement(String account, long windowStart, String node, long cost, long leased) {}
