package chat.maru.messenger.store;

import chat.maru.messenger.ActStore;
import chat.maru.messenger.AskStore;
import chat.maru.messenger.EventStore;
import chat.maru.messenger.FileStore;
import chat.maru.messenger.ImportStore;
import chat.maru.messenger.InviteStore;
import chat.maru.messenger.MemberStore;
import chat.maru.messenger.MessageStore;
import chat.maru.messenger.ReactionStore;
import chat.maru.messenger.RoomStore;
import chat.maru.messenger.Tx;
import chat.maru.messenger.UserStore;
import chat.maru.messenger.VoteStore;
import org.jdbi.v3.core.Handle;

/// The stores on one handle.
record JdbiTx(Handle handle) implements Tx {
  @Override
  public RoomStore rooms() {
    return new JdbiRoomStore(handle);
  }

  @Override
  public MemberStore members() {
    return new JdbiMemberStore(handle);
  }

  @Override
  public MessageStore messages() {
    return new JdbiMessageStore(handle);
  }

  @Override
  public EventStore events() {
    return new JdbiEventStore(handle);
  }

  @Override
  public UserStore users() {
    return new JdbiUserStore(handle);
  }

  @Override
  public InviteStore invites() {
    return new JdbiInviteStore(handle);
  }

  @Override
  public ImportStore imports() {
    return new JdbiImportStore(handle);
  }

  @Override
  public VoteStore votes() {
    return new JdbiVoteStore(handle);
  }

  @Override
  public AskStore asks() {
    return new JdbiAskStore(handle);
  }

  @Override
  public ReactionStore reactions() {
    return new JdbiReactionStore(handle);
  }

  @Override
  public ActStore acts() {
    return new JdbiActStore(handle);
  }

  @Override
  public FileStore files() {
    return new JdbiFileStore(handle);
  }
}
