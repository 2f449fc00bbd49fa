/** A member's question to their secretary, and the answer: characters. Longer ones belong in a conversation in person. */
export const longestQuestion = 1000;
