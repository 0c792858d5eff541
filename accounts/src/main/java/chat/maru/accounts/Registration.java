package chat.maru.accounts;

/// Who may make an account.
///
/// @param open anybody, without an invite
/// @param setupFromAnywhere whether the first account may be made from another machine
public record Registration(boolean open, boolean setupFromAnywhere) {
  public static final Registration INVITED = new Registration(false, false);
}
