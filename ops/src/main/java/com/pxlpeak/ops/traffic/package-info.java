/**
 * The visitors of the demo shop: who they are, where they come from, what they look at and buy, drawn from a seed; and
 * their way to the collect endpoint at the pace of a day. Start reading at {@link com.pxlpeak.ops.traffic.Journeys}.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.traffic;
