/// Exports of WhatsApp: a line a message in the phone's own spelling of dates, from Android and
/// from an iPhone.
@NullMarked
package chat.maru.bridges.whatsapp;

import org.jspecify.annotations.NullMarked;
