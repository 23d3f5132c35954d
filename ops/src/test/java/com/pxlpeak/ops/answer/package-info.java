/** The api against the real servers it asks, without the rest of a node. Start at {@code AnswersIT}. */
@NullMarked
package com.pxlpeak.ops.answer;

import org.jspecify.annotations.NullMarked;
