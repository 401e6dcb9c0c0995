// PenaltyScoring
