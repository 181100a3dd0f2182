"""What must hold of every clip, in every format and theme: found as a careful editor would."""
