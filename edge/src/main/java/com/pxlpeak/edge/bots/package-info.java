/**
 * Tells machines from people: by what they say they are, by where they come from, by what does not fit, and by what nobody
 * could do. Start at {@link com.pxlpeak.edge.bots.Bots}; the signals and their weights are {@link
 * com.pxlpeak.edge.bots.Signal}s. Why so: ops/docs/adr/0016-bots.md.
 */
@NullMarked
package com.pxlpeak.edge.bots;

import org.jspecify.annotations.NullMarked;
