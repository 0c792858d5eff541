/// The zip that Slack exports: people, channels, and a file a day for each channel.
@NullMarked
package chat.maru.bridges.slack;

import org.jspecify.annotations.NullMarked;
