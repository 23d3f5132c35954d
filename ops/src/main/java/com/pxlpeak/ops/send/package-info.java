/**
 * Events on their way to the collect endpoint as any client would send them: in batches, again when it is worth it, with
 * an account of what was taken. Start reading at {@link com.pxlpeak.ops.send.Sending}.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.send;
