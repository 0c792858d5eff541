/// The exports of KakaoTalk: Windows, Android and iOS text and the CSV of macOS, in Korean and
/// English.
///
/// A text export has no escape, so some lines cannot be told apart; what is decided then:
///
/// 1. A person called `A : B` is cut at the first ` : `.
/// 2. A stamped line that ends like a notice is a notice, also when it contains ` : `, unless what
///    stands before the ` : ` is somebody who speaks elsewhere in the file.
/// 3. A line inside a message that looks like the start of a record stays text where records end in
///    CRLF and line breaks inside them are LF. In other files it starts a record, and a time that
///    went back is reported.
/// 4. `[a] [9:05 AM] [b] [9:06 AM] c` is said by the one of `a` and `a] [9:05 AM] [b` who speaks
///    elsewhere, else by `a`.
/// 5. The same words by the same person in the same minute are several messages.
/// 6. A notice without a time takes that of the record before it, but never one before the date
///    line above it, and is marked.
/// 7. Two people of one name are one speaker: the file does not tell them apart.
/// 8. A number at the end of an Android title is the count of members.
@NullMarked
package chat.maru.bridges.kakaotalk;

import org.jspecify.annotations.NullMarked;
