/**
 * What keeps people's data out of what is stored: addresses without their ends, URLs without what names somebody. Start
 * at {@link com.pxlpeak.edge.privacy.Scrubber}; what is removed is listed in ops/docs/semantics.md.
 */
@NullMarked
package com.pxlpeak.edge.privacy;

import org.jspecify.annotations.NullMarked;
